namespace Knetc.Text;

/// <summary>A place in a file. Both numbers start at 1; columns count UTF-16 code units, as editors do.</summary>
public readonly record struct LinePosition(int Line, int Column);
