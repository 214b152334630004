namespace AgentLoop;

/// <summary>Where a filter finds what it judges, in the kernel's <c>struct seccomp_data</c> (little-endian).</summary>
internal static class SeccompInput
{
    public const int Number = 0;
    public const int Architecture = 4;

    /// <summary>The low half of an argument, which is all the kernel looks at where the parameter is an <c>int</c>.</summary>
    public static int Argument(int index) => 16 + (8 * index);
}
