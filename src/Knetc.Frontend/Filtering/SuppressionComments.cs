using Knetc.Diagnostics;
using Knetc.Text;
using Knetc.Yaml;

namespace Knetc.Filtering;

/// <summary>
/// Finds the suppressing comments of a file. A file that never says <c>knetc:ignore</c> costs one search of its text; of the
/// others, the documents that say it are read once more, to leave out text that merely looks like a comment.
/// </summary>
internal sealed class SuppressionComments(SourceText source, DiagnosticBag notes)
{
    private const string Word = "knetc:ignore";

    private readonly string _text = source.Content;
    private readonly List<SuppressionComment> _comments = [];

    /// <summary>Where the line begins that the comments so far cover.</summary>
    private int _covered = -1;

    /// <summary>Where the line ends that was last searched for its comment.</summary>
    private int _lineEnd = -1;

    /// <summary>Where the comment of that line begins, or -1.</summary>
    private int _lineComment = -1;

    public static List<SuppressionComment> Find(SourceText source, DiagnosticBag notes)
    {
        var search = new SuppressionComments(source, notes);
        int hit = source.Content.IndexOf(Word, StringComparison.Ordinal);
        if (hit >= 0) search.FindFrom(hit);
        return search._comments;
    }

    private void FindFrom(int hit)
    {
        foreach (var range in YamlDocumentSplitter.Split(_text))
        {
            if (hit >= range.End) continue;

            // Of a document that cannot be read nobody knows which findings it would have.
            var layout = DocumentLayout.Read(source, range);
            while (hit >= 0 && hit < range.End)
            {
                int hash = FindHash(hit);
                if (layout is not null && hash >= 0 && FindComment(hash, layout) == hash) Add(hash, hit + Word.Length, layout);
                hit = _text.IndexOf(Word, hit + Word.Length, StringComparison.Ordinal);
            }

            if (hit < 0) return;
        }
    }

    /// <summary>The <c>#</c> in front of the word, or -1.</summary>
    private int FindHash(int word)
    {
        int hash = word - 1;
        while (hash >= 0 && _text[hash] is ' ' or '\t') hash--;
        return hash >= 0 && _text[hash] == '#' ? hash : -1;
    }

    /// <summary>Where the comment begins that the line of an offset ends in, or -1. What is in a comment begins none.</summary>
    private int FindComment(int offset, DocumentLayout layout)
    {
        if (offset < _lineEnd) return _lineComment;
        int start = _text.LastIndexOf('\n', offset) + 1;
        _lineEnd = _text.IndexOf('\n', offset);
        if (_lineEnd < 0) _lineEnd = _text.Length;
        _lineComment = _text.IndexOf('#', start, _lineEnd - start);
        while (_lineComment >= 0 && layout.IsText(_lineComment)) _lineComment = _text.IndexOf('#', _lineComment + 1, _lineEnd - _lineComment - 1);
        return _lineComment;
    }

    private void Add(int hash, int rest, DocumentLayout layout)
    {
        int end = _text.IndexOf('\n', rest);
        if (end < 0) end = _text.Length;
        string[] words = _text.Substring(rest, end - rest).Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries);
        int length = end - hash;
        while (_text[hash + length - 1] is ' ' or '\t' or '\r') length--;
        var location = new SourceLocation(source, new TextSpan(hash, length));
        bool isApart = rest == end || _text[rest] is ' ' or '\t' or '\r';
        if (!isApart || words.Length == 0)
        {
            notes.Add(SuppressionDiagnostics.Incomplete, source, location.Span, "the comment names no diagnostic, so it suppresses nothing");
            return;
        }

        int number = _text.IndexOf(words[0], rest, StringComparison.Ordinal);
        if (DiagnosticNumber.Find(words[0], new SourceLocation(source, new TextSpan(number, words[0].Length)), notes) is not { } descriptor) return;
        string reason = string.Join(" ", words, 1, words.Length - 1);
        if (SuppressionLimits.Problem(descriptor, reason) is { } problem)
        {
            notes.Add(problem with { Location = location });
            return;
        }

        int line = source.GetPosition(IsAlone(hash) ? NextContent(end) : hash).Line;
        _comments.Add(new SuppressionComment(location, line, layout.ValueBelow(line), descriptor, reason));
    }

    /// <summary>Whether nothing stands before the comment on its line.</summary>
    private bool IsAlone(int hash)
    {
        int before = hash - 1;
        while (before >= 0 && _text[before] is ' ' or '\t') before--;
        return before < 0 || _text[before] == '\n';
    }

    /// <summary>Where the next line that is neither empty nor a comment begins; comments in a row share the answer.</summary>
    private int NextContent(int lineEnd)
    {
        if (_covered > lineEnd) return _covered;
        int start = lineEnd;
        while (start < _text.Length)
        {
            int first = ++start;
            while (first < _text.Length && _text[first] is ' ' or '\t' or '\r') first++;
            if (first < _text.Length && _text[first] is not ('#' or '\n')) break;
            start = _text.IndexOf('\n', Math.Min(first, _text.Length));
            if (start < 0) start = _text.Length;
        }

        return _covered = start;
    }
}
