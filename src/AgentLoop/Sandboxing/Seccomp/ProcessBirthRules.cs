namespace AgentLoop;

/// <summary>What a process may become and what it may bring forth.</summary>
internal static class ProcessBirthRules
{
    private const uint NamespaceFlags = 0x7E020080;
    private const uint ChildOfParent = 0x8000;

    // PER_LINUX and PER_LINUX32, each with UNAME26, which say what uname tells; ADDR_NO_RANDOMIZE, which sanitizers ask for; and the question
    private static readonly uint[] Personalities = [0, 8, 0x20000, 0x20008, 0x40000, 0xFFFFFFFF];

    public static IReadOnlyList<JudgedCall> Calls { get; } =
        [new(SystemCall.CloneProcess, NoNamespaceNorSibling), new(SystemCall.Unshare, NoNamespace), new(new(135, 92), NoLooseMemory)];

    /// <summary>A user namespace would give back every privilege. <c>clone3</c> is absent because its flags cannot be read here.</summary>
    private static void NoNamespace(BpfProgram part) => part
        .Load(SeccompInput.Argument(0))
        .ReturnIfAnyBit(NamespaceFlags, SeccompVerdict.Deny)
        .Return(SeccompVerdict.Allow);

    /// <summary>A command's sibling would be a child of the host, which does not wait for it.</summary>
    private static void NoNamespaceNorSibling(BpfProgram part) => part
        .Load(SeccompInput.Argument(0))
        .ReturnIfAnyBit(NamespaceFlags | ChildOfParent, SeccompVerdict.Deny)
        .Return(SeccompVerdict.Allow);

    /// <summary>No personality that opens doors in the kernel: a page at address 0, readable memory that can be executed, foreign call tables.</summary>
    private static void NoLooseMemory(BpfProgram part)
    {
        part.Load(SeccompInput.Argument(0));
        foreach (uint personality in Personalities)
            part.ReturnIfEqual(personality, SeccompVerdict.Allow);
        part.Return(SeccompVerdict.Deny);
    }
}
