namespace AgentLoop;

/// <summary>The user this process acts as.</summary>
internal static class EffectiveUser
{
    /// <summary>Its number; see geteuid(2).</summary>
    public static uint Id { get; } = ChildLauncher.CanSpawn ? (uint)Libc.Syscall(NamespaceCalls.EffectiveUser.Number, 0, 0, 0, 0, 0) : uint.MaxValue;

    public static bool IsRoot => Id == 0;
}
