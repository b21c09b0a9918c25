using System.Text;
using CsCheck;
using Knetc.Robustness.Inputs;
using Knetc.Robustness.Mutation;
using Xunit.Abstractions;

namespace Knetc.Robustness;

/// <summary>Bytes without respect for text: noise, flipped bits, and tokens without sense.</summary>
public sealed class ByteFuzzTests(ITestOutputHelper output)
{
    private static readonly string[] Words =
    [
        "a", "b", "1", "-", ":", ": ", "- ", "\n", "\n ", "\n  ", "\n\t", " ", "[", "]", "{", "}", ",", "\"", "'", "#", "&a", "*a", "!", "!!str", "|", ">", "?", "%", "---", "...", "<<", "\\", "\r", "\u0085",
        "apiVersion: v1\n", "kind: Service\n", "metadata:\n", "  name: web\n", "spec:\n", "  ports:\n", "  - port: 80\n", "null", "~",
    ];

    private readonly FuzzRun _run = new(output);

    [Fact]
    public void Random_bytes_are_handled() => _run.Run(Gen.Byte.Array[0, 300], 1000, stream: 11);

    [Fact]
    public void Random_tokens_are_handled() =>
        _run.Run(Gen.OneOf(Words).Array[0, 40].Select(words => Encoding.UTF8.GetBytes(string.Concat(words))), 2000, stream: 12);

    [Fact]
    public void Flipped_bytes_are_handled()
    {
        var flips = Gen.Select(Gen.Double.Unit, Gen.Byte).Array[1, 6];
        var flipped = Gen.Select(Gen.OneOf(Seeds.All.ToArray()), flips, (seed, changes) =>
        {
            byte[] bytes = Encoding.UTF8.GetBytes(seed);
            foreach (var (at, value) in changes)
            {
                if (bytes.Length > 0) bytes[(int)(at * bytes.Length)] = value;
            }

            return bytes;
        });
        _run.Run(flipped, 1000, stream: 13);
    }
}
