using System.ComponentModel;
using System.Diagnostics;

namespace Knetc.Cli.Input;

/// <summary>The installed git.</summary>
/// <param name="program">Its name or path.</param>
public sealed class GitProcess(string program = "git") : IGit
{
    public GitAnswer? Run(string folder, string input, params string[] arguments)
    {
        var start = new ProcessStartInfo(program)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string argument in arguments) start.ArgumentList.Add(argument);

        // Messages are passed on, so they should be in the language of all others; and nothing here may take a lock.
        start.Environment["LC_ALL"] = "C";
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        try
        {
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            var feeding = Task.Run(() => Feed(process, input));
            using var output = new MemoryStream();
            process.StandardOutput.BaseStream.CopyTo(output);
            feeding.GetAwaiter().GetResult();
            string errorText = error.GetAwaiter().GetResult();
            process.WaitForExit();
            return new GitAnswer(process.ExitCode, output.ToArray(), errorText);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static void Feed(Process process, string input)
    {
        try
        {
            using var writer = process.StandardInput;
            writer.Write(input);
        }
        catch (IOException)
        {
            // It ended without reading everything; its exit code says why.
        }
    }
}
