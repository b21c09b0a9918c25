using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Knetc.Kernel.Tracing;

/// <summary>Opens sockets in other network namespaces; a socket stays in the one it was opened in.</summary>
internal static partial class NamespaceThread
{
    private const int NetworkNamespaces = 0x40000000;

    /// <summary>Runs code on a thread of its own inside a namespace.</summary>
    public static T Run<T>(string @namespace, Func<T> work)
    {
        T result = default!;
        Exception? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                using var handle = File.OpenHandle($"/run/netns/{@namespace}");
                if (SetNamespace(handle, NetworkNamespaces) != 0) throw new Win32Exception(Marshal.GetLastPInvokeError());
                result = work();
            }
            catch (Exception exception)
            {
                failure = exception;
            }
        });
        thread.Start();
        thread.Join();
        return failure is null ? result : throw new InvalidOperationException($"It failed in {@namespace}.", failure);
    }

    [DllImport("libc", EntryPoint = "setns", SetLastError = true)]
    private static extern int SetNamespace(SafeFileHandle handle, int kind);
}
