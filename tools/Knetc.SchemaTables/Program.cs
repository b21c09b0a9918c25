namespace Knetc.SchemaTables;

/// <summary>Usage: Knetc.SchemaTables SCHEMA-FOLDER OUTPUT-FILE</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        if (args is not [var folder, var output])
        {
            await Console.Error.WriteLineAsync("usage: Knetc.SchemaTables SCHEMA-FOLDER OUTPUT-FILE");
            return 2;
        }

        try
        {
            string text = TableWriter.Write(await SchemaFolder.ReadAsync(folder));
            if (!File.Exists(output) || await File.ReadAllTextAsync(output) != text) await File.WriteAllTextAsync(output, text);
            return 0;
        }
        catch (SchemaException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }
    }
}
