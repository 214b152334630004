namespace AgentLoop;

/// <summary>What is done with a name in a function: names of like use may have been mistaken for one another.</summary>
[Flags]
internal enum NameUse
{
    None = 0,
    Called = 1,
    Indexed = 2,
    Accessed = 4,
    Calculated = 8,
    Compared = 16,
    Assigned = 32,
    Iterated = 64,
    UsedAsIndex = 128,
    Tested = 256,
}
