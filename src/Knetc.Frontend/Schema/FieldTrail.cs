using Knetc.Yaml;

namespace Knetc.Schema;

/// <summary>Where a walk stands. Becomes a <see cref="FieldPath"/> only when there is something to report.</summary>
internal sealed class FieldTrail
{
    private Step[] _steps = new Step[8];
    private int _depth;

    /// <summary>Goes one level down; one of the setters then says where to.</summary>
    public void Enter()
    {
        if (++_depth == _steps.Length) Array.Resize(ref _steps, _steps.Length * 2);
    }

    public void Leave() => _depth--;

    public void SetField(string name) => _steps[_depth] = new Step(name, -1, IsKey: false);

    public void SetKey(string key) => _steps[_depth] = new Step(key, -1, IsKey: true);

    public void SetIndex(int index) => _steps[_depth] = new Step(null, index, IsKey: false);

    public FieldPath ToPath()
    {
        var path = FieldPath.Root;
        for (int i = 1; i <= _depth; i++)
        {
            var step = _steps[i];
            path = step.Name is null ? path.Index(step.Index) : step.IsKey ? path.Key(step.Name) : path.Field(step.Name);
        }

        return path;
    }

    private readonly record struct Step(string? Name, int Index, bool IsKey);
}
