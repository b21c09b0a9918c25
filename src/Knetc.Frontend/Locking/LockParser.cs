using System.Collections.Immutable;
using System.Globalization;
using Knetc.Diagnostics;
using Knetc.Hashing;
using Knetc.Text;

namespace Knetc.Locking;

/// <summary>Builds a lock from its text, entry by entry; what is wrong with one does not hide what is wrong with the next.</summary>
internal sealed class LockParser
{
    private const string Retired = "retired";
    private const string Slice = "slice";

    private readonly SourceText _source;
    private readonly LockJson _json;
    private readonly Dictionary<LockPool, LockSection> _live = [];
    private readonly Dictionary<LockPool, LockSection> _retired = [];
    private readonly Dictionary<string, LockedSlices> _slices = new(StringComparer.Ordinal);
    private readonly List<(string Name, ImmutableArray<string> Ranges)> _ranges = [];
    private string _section = "";
    private string _key = "";

    public LockParser(SourceText source, DiagnosticBag diagnostics)
    {
        _source = source;
        _json = new LockJson(source, diagnostics, Name);
    }

    public LockFile Read()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        bool first = true;
        if (!_json.Begin()) return LockFile.Empty;
        while (_json.NextMember(ref first))
        {
            Enter(_json.Key);
            if (!seen.Add(_json.Key)) Repeated(_json.KeySpan);
            ReadMember(_json.Key, _json.KeySpan);
            Enter("");
        }

        _json.ReadEnd();
        if (!seen.Contains("version") && !_json.Stops)
        {
            _json.Report(LockDiagnostics.UnknownVersion, new TextSpan(0, 1), $"\"version\" is missing; this knetc reads version {LockReader.CurrentVersion}");
        }

        return new LockFile(_live, _retired, _slices.Values) { Source = _source, Ranges = [.. _ranges] };
    }

    private void ReadMember(string key, TextSpan span)
    {
        switch (key)
        {
            case "version":
                ReadVersion();
                break;
            case "hash":
                ReadHash();
                break;
            case "ranges":
                ReadRanges();
                break;
            case Slice:
                ReadLayouts();
                break;
            case Retired:
                ReadRetired();
                break;
            default:
                ReadSection(key, span, _live);
                break;
        }
    }

    private void ReadVersion()
    {
        if (_json.ReadNumber() is not { } version || version.Text == LockReader.CurrentVersion) return;
        _json.Report(LockDiagnostics.UnknownVersion, version.Span, LockReader.UnknownVersion(_source, version.Span));
    }

    private void ReadHash()
    {
        if (_json.ReadText() is not { } hash || hash.Text == AllocationHash.Version) return;
        _json.Report(LockDiagnostics.UnknownVersion, hash.Span, $"\"hash\" names a rule of choice that is not known; this knetc has \"{AllocationHash.Version}\"");
    }

    private void ReadRanges()
    {
        bool first = true;
        if (!_json.BeginObject()) return;
        while (_json.NextMember(ref first))
        {
            _key = _json.Key;
            if (_json.ReadTexts() is { } ranges) _ranges.Add((_key, ranges));
        }

        _key = "";
    }

    private void ReadRetired()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        bool first = true;
        if (!_json.BeginObject()) return;
        while (_json.NextMember(ref first))
        {
            Enter($"{Retired}/{_json.Key}");
            if (!seen.Add(_json.Key)) Repeated(_json.KeySpan);
            ReadSection(_json.Key, _json.KeySpan, _retired);
        }
    }

    private void ReadSection(string name, TextSpan span, Dictionary<LockPool, LockSection> sections)
    {
        if (LockPools.Find(name) is not { } pool || (ReferenceEquals(sections, _retired) && !LockPools.Retires(pool)))
        {
            _json.Report(LockDiagnostics.MalformedEntry, span, $"{Name()} is no section of a lock file");
            _json.Skip();
            return;
        }

        var entries = new List<LockEntry>();
        bool first = true;
        if (!_json.BeginObject()) return;
        while (_json.NextMember(ref first))
        {
            _key = _json.Key;
            if (ReadEntry(pool, _key, _json.KeySpan) is { } entry) entries.Add(entry);
        }

        _key = "";
        sections[pool] = new LockSection(entries, repeated =>
        {
            _key = repeated.Key;
            Repeated(repeated.Span);
            _key = "";
        });
    }

    private LockEntry? ReadEntry(LockPool pool, string key, TextSpan span)
    {
        bool isExplicit = false;
        bool hasValue = false;
        (string Text, TextSpan Span)? value = null;
        bool first = true;
        if (!_json.BeginObject()) return null;
        while (_json.NextMember(ref first))
        {
            switch (_json.Key)
            {
                case "explicit":
                    isExplicit = _json.ReadBoolean() == true;
                    break;
                case "value":
                    if (hasValue) Repeated(_json.KeySpan);
                    hasValue = true;
                    value = LockPools.IsNumeric(pool) ? _json.ReadNumber() : _json.ReadText();
                    break;
                default:
                    _json.Report(LockDiagnostics.MalformedEntry, _json.KeySpan, $"{Name()} has a member {LockJson.Quote(_json.Key)}; an entry has \"value\" and perhaps \"explicit\"");
                    _json.Skip();
                    break;
            }
        }

        if (_json.Stops) return null;
        if (!hasValue) _json.Report(LockDiagnostics.MalformedEntry, span, $"{Name()} has no \"value\"");
        if (value is not { } found) return null;
        var entry = new LockEntry(pool, key, found.Text, isExplicit) { Span = found.Span };
        if (LockEntryForm.ExpectedKey(entry) is { } form) _json.Report(LockDiagnostics.MalformedEntry, span, $"{Name()} is no key of this section; it has to be {form}");
        else if (LockEntryForm.ExpectedValue(entry) is { } expected) _json.Report(LockDiagnostics.MalformedEntry, found.Span, $"the value of {Name()} has to be {expected}");
        else return entry;
        return null;
    }

    private void ReadLayouts()
    {
        bool first = true;
        if (!_json.BeginObject()) return;
        while (_json.NextMember(ref first))
        {
            _key = _json.Key;
            if (_slices.ContainsKey(_key)) Repeated(_json.KeySpan);
            _slices[_key] = new LockedSlices(_key, ReadLayout());
        }

        _key = "";
    }

    private ImmutableArray<(int, ImmutableArray<string>)> ReadLayout()
    {
        var slices = new SortedDictionary<int, ImmutableArray<string>>();
        bool first = true;
        if (!_json.BeginObject()) return [];
        while (_json.NextMember(ref first))
        {
            if (!int.TryParse(_json.Key, NumberStyles.None, CultureInfo.InvariantCulture, out int ordinal) || ordinal.ToString(CultureInfo.InvariantCulture) != _json.Key)
            {
                _json.Report(LockDiagnostics.MalformedEntry, _json.KeySpan, $"{LockJson.Quote(_json.Key)} is no key of {Name()}; these are the numbers of slices, from 0");
                _json.Skip();
                continue;
            }

            if (slices.ContainsKey(ordinal)) Repeated(_json.KeySpan);
            if (_json.ReadTexts() is { } endpoints) slices[ordinal] = endpoints;
        }

        return [.. slices.Select(static slice => (slice.Key, slice.Value))];
    }

    private void Enter(string section) => _section = section;

    private void Repeated(TextSpan span) => _json.Report(LockDiagnostics.RepeatedEntry, span, $"{Name()} is given twice");

    private string Name() => _section.Length == 0 ? "the lock file" : LockJson.Quote(_key.Length == 0 ? _section : $"{_section}/{_key}");
}
