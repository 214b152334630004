namespace AgentLoop;

/// <summary>The system calls that make namespaces and what is mounted in them; numbers as in <see cref="SystemCall"/>.</summary>
internal static class NamespaceCalls
{
    public static readonly SystemCall Mount = new(165, 40);
    public static readonly SystemCall OpenTree = new(428, 428);
    public static readonly SystemCall MoveMount = new(429, 429);
    public static readonly SystemCall ChangeMount = new(442, 442);
    public static readonly SystemCall MakeNodeAt = new(259, 33);
    public static readonly SystemCall ChangeOwnerAt = new(260, 54);
    public static readonly SystemCall CreationMask = new(95, 166);
    public static readonly SystemCall ThreadId = new(186, 178);
    public static readonly SystemCall MemoryFile = new(319, 279);
    public static readonly SystemCall EffectiveUser = new(107, 175);
}
