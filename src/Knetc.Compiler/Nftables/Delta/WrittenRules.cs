using System.Buffers;
using System.Text;
using Knetc.Output;

namespace Knetc.Nftables.Delta;

/// <summary>
/// Reads the files that <see cref="NftWriter"/> writes, and refuses everything else: what it takes from an earlier file goes
/// into commands, so names and keys are held against the characters that ours are made of.
/// </summary>
internal sealed class WrittenRules
{
    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_./");

    /// <summary>Those of addresses, networks, ports, protocols and numbers, with blanks and full stops between them.</summary>
    private static readonly SearchValues<char> KeyCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789.:/- ");

    private readonly string _text;
    private int _position;
    private int _line;

    private WrittenRules(string text) => _text = text;

    /// <summary>Reads a whole file.</summary>
    /// <param name="text">Its content.</param>
    /// <param name="problem">What is wrong with it, and where; null when nothing is.</param>
    /// <returns>The tables by name; null when something is wrong.</returns>
    public static Dictionary<string, WrittenTable>? Read(string text, out string? problem)
    {
        var reader = new WrittenRules(text);
        try
        {
            problem = null;
            return reader.ReadFile();
        }
        catch (FormatException exception)
        {
            problem = exception.Message;
            return null;
        }
    }

    /// <inheritdoc cref="Read(string, out string?)"/>
    /// <param name="content">The content in pieces.</param>
    /// <param name="problem">What is wrong with it, and where; null when nothing is.</param>
    public static Dictionary<string, WrittenTable>? Read(IEnumerable<ReadOnlyMemory<byte>> content, out string? problem)
    {
        using var bytes = new MemoryStream();
        foreach (var piece in content) bytes.Write(piece.Span);
        return Read(Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length), out problem);
    }

    private Dictionary<string, WrittenTable> ReadFile()
    {
        bool hasHeader = false;
        var tables = new Dictionary<string, WrittenTable>(StringComparer.Ordinal);
        while (_position < _text.Length)
        {
            if (_text[_position] is '#' or '\n')
            {
                hasHeader |= ReadLine().SequenceEqual(GeneratedHeader.Text);
                continue;
            }

            if (!hasHeader) Expect(GeneratedHeader.Text);
            string name = Name(After("add table ", ReadLine()), isTable: true);
            Expect($"delete table {name}");
            Expect($"table {name} {{");
            if (!tables.TryAdd(name, ReadTable(name))) throw Wrong($"table {name} is there twice");
        }

        if (!hasHeader) Expect(GeneratedHeader.Text);
        return tables;
    }

    private WrittenTable ReadTable(string name)
    {
        string comment = "";
        while (true)
        {
            var line = ReadLine();
            if (line.SequenceEqual("}")) return new WrittenTable(name, comment);
            if (line.StartsWith("\tcomment \"")) comment = line.ToString();
            else return ReadParts(new WrittenTable(name, comment), line);
        }
    }

    private WrittenTable ReadParts(WrittenTable table, ReadOnlySpan<char> line)
    {
        while (!line.SequenceEqual("}"))
        {
            if (!line.EndsWith(" {")) throw Wrong("a set, map or chain must begin here");
            var head = line[..^2];
            if (head.StartsWith("\tchain "))
            {
                string name = Name(head["\tchain ".Length..]);
                if (!table.Chains.TryAdd(name, ReadChain(name))) throw Wrong($"chain {name} is there twice");
            }
            else
            {
                string kind = head.StartsWith("\tmap ") ? "map" : head.StartsWith("\tset ") ? "set" : throw Wrong("a set, map or chain must begin here");
                string name = Name(head["\tmap ".Length..]);
                if (!table.Sets.TryAdd(name, ReadSet(kind, name))) throw Wrong($"set {name} is there twice");
            }

            line = ReadLine();
        }

        return table;
    }

    private WrittenSet ReadSet(string kind, string name)
    {
        int start = _position;
        string timeout = "";
        while (true)
        {
            int here = _position;
            var line = ReadLine();
            if (line.SequenceEqual("\t}")) return new WrittenSet(kind, name, _text[start..here], timeout, []);
            if (line.SequenceEqual("\t\telements = {"))
            {
                var set = new WrittenSet(kind, name, _text[start..here], timeout, ReadElements());
                if (!ReadLine().SequenceEqual("\t}")) throw Wrong("the set must end here");
                return set;
            }

            if (line.StartsWith("\t\ttimeout ")) timeout = line.ToString();
            if (!line.StartsWith("\t\t") || line.Contains('{') || line.Contains('}')) throw Wrong("a property of the set must stand here");
        }
    }

    private List<ReadOnlyMemory<char>> ReadElements()
    {
        var elements = new List<ReadOnlyMemory<char>>();
        while (true)
        {
            int start = _position;
            var line = ReadLine();
            if (line.SequenceEqual("\t\t}")) return elements;
            if (!line.StartsWith("\t\t\t") || !line.EndsWith(",")) throw Wrong("an element must stand here");
            var element = _text.AsMemory(start + 3, line.Length - 4);
            var key = KeyOf(element.Span);
            if (key.IsWhiteSpace()) throw Wrong("the element has no key");
            if (key.ContainsAnyExcept(KeyCharacters)) throw Wrong("the key of an element has a character that none of ours has");
            elements.Add(element);
        }
    }

    private WrittenChain ReadChain(string name)
    {
        int start = _position;
        int rules = -1;
        while (true)
        {
            int here = _position;
            var line = ReadLine();
            if (line.SequenceEqual("\t}")) return new WrittenChain(name, _text[start..(rules < 0 ? here : rules)], rules < 0 ? "" : _text[rules..here]);
            if (!line.StartsWith("\t\t") || line.Length == 2) throw Wrong("a rule must stand here");
            bool isProperty = line.StartsWith("\t\ttype ") || line.StartsWith("\t\tcomment ");
            if (isProperty && rules >= 0) throw Wrong("this stands behind a rule, but belongs before the first one");
            if (!isProperty && rules < 0) rules = here;
        }
    }

    /// <summary>The part of an element by which the kernel knows it.</summary>
    public static ReadOnlySpan<char> KeyOf(ReadOnlySpan<char> element)
    {
        foreach (string end in (ReadOnlySpan<string>)[" timeout ", " comment ", " : "])
        {
            int position = element.IndexOf(end, StringComparison.Ordinal);
            if (position >= 0) element = element[..position];
        }

        return element;
    }

    private ReadOnlySpan<char> ReadLine()
    {
        _line++;
        int end = _text.IndexOf('\n', _position);
        if (end < 0) throw Wrong("the file ends too early");
        var line = _text.AsSpan(_position, end - _position);
        _position = end + 1;
        return line;
    }

    private void Expect(string line)
    {
        if (!ReadLine().SequenceEqual(line)) throw Wrong($"the line must be \"{line}\"");
    }

    private ReadOnlySpan<char> After(string start, ReadOnlySpan<char> line) =>
        line.StartsWith(start) ? line[start.Length..] : throw Wrong($"the line must begin with \"{start}\"");

    private string Name(ReadOnlySpan<char> text, bool isTable = false)
    {
        bool isGood = isTable
            ? text.SequenceEqual($"ip {NftablesNames.Table}") || text.SequenceEqual($"ip6 {NftablesNames.Table}")
            : !text.IsEmpty && !text.ContainsAnyExcept(NameCharacters);
        return isGood ? text.ToString() : throw Wrong("the name is none of ours");
    }

    private FormatException Wrong(string what) => new($"line {_line}: {what}");
}
