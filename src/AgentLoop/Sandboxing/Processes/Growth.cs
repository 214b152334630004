namespace AgentLoop;

/// <summary>Grows an array by doubling, up to a limit.</summary>
internal static class Growth
{
    private const int Least = 1024;

    public static byte[] Ensure(byte[] array, int needed, int limit)
    {
        if (needed <= array.Length)
            return array;
        long doubled = Math.Max(Math.Max(needed, 2L * array.Length), Least);
        Array.Resize(ref array, (int)Math.Min(doubled, limit));
        return array;
    }
}
