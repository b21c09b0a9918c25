namespace Knetc.Binding;

/// <summary>A taint that a pod puts up with. An empty key with operator Exists tolerates everything.</summary>
public sealed record Toleration(string Key, string Operator, string Value, string Effect)
{
    public bool Tolerates(Taint taint)
    {
        if (Effect.Length > 0 && Effect != taint.Effect) return false;
        if (Key.Length > 0 && Key != taint.Key) return false;
        return Operator == "Exists" || (Key.Length > 0 && Operator is "" or "Equal" && Value == taint.Value);
    }
}
