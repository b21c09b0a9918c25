namespace Knetc.Robustness.Mutation;

/// <summary>Makes a failing input small: takes out ever smaller pieces as long as it goes on failing.</summary>
internal static class Minimizer
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static byte[] Minimize(byte[] input, Func<byte[], bool> fails)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        for (int size = Math.Max(1, input.Length / 2); ; size = size / 2)
        {
            for (int start = 0; start < input.Length && watch.Elapsed < Patience;)
            {
                byte[] smaller = [.. input.AsSpan(0, start), .. input.AsSpan(Math.Min(input.Length, start + size))];
                if (fails(smaller)) input = smaller;
                else start += size;
            }

            if (size <= 1) return input;
        }
    }
}
