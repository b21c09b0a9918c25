using Knetc.Testing;

namespace Knetc.Robustness.Faults;

/// <summary>Files that are listed and then cannot be read.</summary>
public sealed class UnreadableInputTests : IDisposable
{
    private const string Service = "apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {ports: [{port: 80}]}\n";

    private readonly TempFolder _folder = new();

    public UnreadableInputTests() => _folder.Write("k8s/web.yaml", Service);

    public void Dispose() => _folder.Dispose();

    [FaultFact("bash", "-c", "cd $(mktemp -d) && touch $'\\xff' && rm $'\\xff' && rmdir $PWD")]
    public void A_name_that_is_not_utf8_is_reported()
    {
        KnetcProcess.Shell(_folder.Path, "cp k8s/web.yaml $'k8s/caf\\xe9.yaml'");
        foreach (string path in new[] { "k8s", "k8s/*.yaml" })
        {
            Assert.Contains("cannot read k8s/caf\uFFFD.yaml: its name is not valid UTF-8", KnetcCommand.Run(_folder.Path, "check", path).MustExitWith(3).Error);
        }

        // .NET cannot remove it either.
        KnetcProcess.Shell(_folder.Path, "rm k8s/caf*");
    }

    [Theory]
    [InlineData("it's $(reboot) `x` \"q\" ;rm -rf #.yaml")]
    [InlineData("line\nbreak.yaml")]
    [InlineData("-A INPUT -j ACCEPT.yaml")]
    [InlineData("{{ x }} %}.yaml")]
    [InlineData("\u2028\u202e\ufffd.yaml")]
    public void Any_other_name_is_read(string name)
    {
        File.Move(_folder.PathOf("k8s", "web.yaml"), _folder.PathOf("k8s", name));
        KnetcCommand.Run(_folder.Path, "compile", "k8s", "-o", "out").MustExitWith(0);
        using var map = System.Text.Json.JsonDocument.Parse(_folder.Read("out", "source-map.json"));
        var files = map.RootElement.GetProperty("origins").EnumerateArray().Select(static origin => origin.GetProperty("file").GetString()).OfType<string>().Distinct();
        Assert.Contains($"k8s/{name}", files);
    }

    /// <summary>Root may read everything, so there the command runs as nobody.</summary>
    [FaultFact("bash", "-c", "[ $UID != 0 ] || setpriv --reuid 65534 --clear-groups true")]
    public void A_file_without_permission_is_reported()
    {
        string output = KnetcProcess.Shell(
            _folder.Path,
            "chmod 755 .; chmod 000 k8s/web.yaml; [ $UID != 0 ] || as='setpriv --reuid 65534 --clear-groups'; $as $knetc check k8s; echo code $?; chmod 000 k8s; $as $knetc check k8s; echo code $?; chmod 755 k8s");
        Assert.Matches("^knetc: error KN0001: cannot read k8s/web.yaml: Access to the path .* is denied.\n", output);
        Assert.Matches("\ncode 3\nknetc: error KN0001: cannot read k8s: Access to the path .* is denied.\n", output);
        Assert.EndsWith("code 3\n", output);
    }

    [Fact]
    public void A_file_that_vanishes_after_it_was_listed_is_reported()
    {
        // Listed by the folder's enumeration; gone, as far as the system is concerned, when it is opened.
        File.CreateSymbolicLink(_folder.PathOf("k8s", "gone.yaml"), "not-there");
        Assert.Contains("cannot read k8s/gone.yaml: ", KnetcCommand.Run(_folder.Path, "check", "k8s").MustExitWith(3).Error);
    }

    [Fact]
    public async Task A_folder_whose_files_come_and_go_is_read_or_reported()
    {
        using var stop = new CancellationTokenSource();
        var changing = Task.Run(() =>
        {
            for (int i = 0; !stop.IsCancellationRequested; i++)
            {
                string path = _folder.PathOf("k8s", $"part{i % 7}.yaml");
                if (File.Exists(path)) File.Delete(path);
                else File.WriteAllText(path, Service.Replace("web", $"w{i % 7}", StringComparison.Ordinal));
            }
        });
        for (int i = 0; i < 40; i++)
        {
            var result = KnetcCommand.Run(_folder.Path, "check", "k8s");

            // Half a file is possible here, but never a bug in knetc.
            Assert.InRange(result.ExitCode, 0, 3);
            Assert.DoesNotContain("   at ", result.Error);
        }

        await stop.CancelAsync();
        await changing;
    }
}
