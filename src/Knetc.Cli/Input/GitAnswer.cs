using System.Text;

namespace Knetc.Cli.Input;

/// <summary>What a git command printed.</summary>
/// <param name="ExitCode">0 when it succeeded.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
public sealed record GitAnswer(int ExitCode, byte[] Output, string Error)
{
    public bool Succeeded => ExitCode == 0;

    /// <summary>Standard output as text.</summary>
    public string Text => Encoding.UTF8.GetString(Output);
}
