using System.Runtime.ExceptionServices;

namespace Knetc.Fuzz;

/// <summary>A thread with as much stack as the main thread of a process may count on: what recurses deeper would fail in the field.</summary>
public static class FuzzThread
{
    private const int StackSize = 1 << 20;

    /// <summary>Runs something there, and waits for it.</summary>
    public static int Run(Func<int> work)
    {
        int result = 0;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = work();
                }
                catch (Exception exception)
                {
                    failure = ExceptionDispatchInfo.Capture(exception);
                }
            },
            StackSize);
        thread.Start();
        thread.Join();
        failure?.Throw();
        return result;
    }
}
