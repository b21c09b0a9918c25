namespace Knetc.Rules;

/// <summary>What a rule looks at of that which changes most often.</summary>
[Flags]
internal enum Looks
{
    AtNeither = 0,
    AtServices = 1,
    AtSlices = 2,
}
