namespace AgentLoop;

/// <summary>
/// A hash that is the same in every process (FNV-1a, 64 bits, Fowler, Noll and Vo), well mixed at the end (the finalizer of
/// MurmurHash3).
/// </summary>
internal struct StableHash
{
    private const ulong Prime = 1099511628211;

    private ulong state;

    public StableHash(int seed) => state = 14695981039346656037UL ^ (uint)seed;

    public void Add(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
            state = (state ^ c) * Prime;
        state = (state ^ 0xFFFF) * Prime;
    }

    public void Add(int number) => state = (state ^ (uint)number) * Prime;

    public readonly ulong Value
    {
        get
        {
            ulong h = state;
            h = (h ^ (h >> 33)) * 0xff51afd7ed558ccdUL;
            h = (h ^ (h >> 33)) * 0xc4ceb9fe1a85ec53UL;
            return h ^ (h >> 33);
        }
    }
}
