using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>How many results of one name ran, and how many of them failed.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TestTally(int Ran, int Failed)
{
    public static TestTally operator +(TestTally left, TestTally right) => new(left.Ran + right.Ran, left.Failed + right.Failed);

    public bool Passes => Failed == 0;
}
