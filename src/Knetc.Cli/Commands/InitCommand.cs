using System.CommandLine;

namespace Knetc.Cli.Commands;

/// <summary><c>knetc init</c>: a first knetc.yaml in the current folder.</summary>
internal static class InitCommand
{
    private const string FileName = "knetc.yaml";

    private const string Template = """
        apiVersion: knetc.dev/v1alpha1
        kind: Project
        inputs:
        - "**/*.yaml"
        cluster:
          serviceClusterIPRange:
          - 10.96.0.0/12
          clusterCIDR:
          - 10.244.0.0/16
          nodes: 1
          proxyMode: iptables
        output:
          directory: generated

        """;

    public static Command Create(CliHost host)
    {
        var command = new Command("init", "Write a first knetc.yaml into the current folder.");
        command.SetAction(_ =>
        {
            string path = Path.Combine(host.WorkingDirectory, FileName);
            try
            {
                using var stream = new FileStream(path, FileMode.CreateNew);
                using var writer = new StreamWriter(stream);
                writer.Write(Template);
            }
            catch (IOException) when (File.Exists(path))
            {
                host.Error.WriteLine($"knetc: {FileName} exists already; it stays as it is");
                return ExitCodes.Environment;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                host.Error.WriteLine($"knetc: cannot write {FileName}: {exception.Message}");
                return ExitCodes.Environment;
            }

            host.Out.WriteLine($"wrote {FileName}");
            return ExitCodes.Success;
        });
        return command;
    }
}
