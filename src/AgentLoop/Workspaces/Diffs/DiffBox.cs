using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>The part of two texts that is still to be compared.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DiffBox
{
    public int StartA { get; init; }

    public int EndA { get; init; }

    public int StartB { get; init; }

    public int EndB { get; init; }

    public int Width => EndA - StartA;

    public int Height => EndB - StartB;
}
