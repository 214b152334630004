using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>A line of a <see cref="LinesEdit"/>.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct EditLine
{
    /// <summary>What becomes of it.</summary>
    public required EditLineKind Kind { get; init; }

    /// <summary>Its text without the line ending, which is taken from the file.</summary>
    public required ReadOnlyMemory<char> Text { get; init; }

    /// <summary>Whether a line that is added ends the file without a line ending.</summary>
    public bool IsUnended { get; init; }
}
