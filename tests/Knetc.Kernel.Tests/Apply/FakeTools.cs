using Knetc.Testing;

namespace Knetc.Kernel.Apply;

/// <summary>A folder of programs to stand first in the path.</summary>
internal sealed class FakeTools : IDisposable
{
    private readonly TempFolder _folder = new();

    public string Path => _folder.Path;

    /// <summary>Adds a shell script.</summary>
    public void Write(string name, string lines)
    {
        var file = _folder.Write(name, $"#!/bin/sh\n{lines}\n");
        if (OperatingSystem.IsLinux()) File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public string PathOf(string name) => _folder.PathOf(name);

    public void Dispose() => _folder.Dispose();
}
