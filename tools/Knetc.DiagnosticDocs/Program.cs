using System.Text;
using Knetc.Diagnostics;

// Writes a page for every diagnostic, and an index of them, into the folder given as argument; other pages there go.
if (args.Length != 1)
{
    Console.Error.WriteLine("usage: Knetc.DiagnosticDocs FOLDER");
    return 2;
}

string folder = args[0];
Directory.CreateDirectory(folder);
var index = new StringBuilder("# Diagnostics\n\n| number | severity | what is wrong |\n|---|---|---|\n");
var pages = new HashSet<string> { "README.md" };
foreach (var descriptor in DiagnosticCatalog.All)
{
    pages.Add($"{descriptor.Id}.md");
    File.WriteAllText(Path.Combine(folder, $"{descriptor.Id}.md"), DiagnosticPage.Render(descriptor));
    index.Append($"| [{descriptor.Id}]({descriptor.Id}.md) | {descriptor.Severity.ToString().ToLowerInvariant()} | {descriptor.Title} |\n");
}

File.WriteAllText(Path.Combine(folder, "README.md"), index.ToString());
foreach (string page in Directory.EnumerateFiles(folder, "*.md"))
{
    if (!pages.Contains(Path.GetFileName(page))) File.Delete(page);
}

return 0;
