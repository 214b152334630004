namespace AgentLoop;

/// <summary>What a client of the proxy may take of the host.</summary>
internal static class ProxyLimits
{
    public const int Connections = 128;
    public const int RequestHeadBytes = 32 * 1024;
    public const int ResponseHeadBytes = 64 * 1024;
    public const int Headers = 128;
    public const int ChunkLineBytes = 256;
    public const int BufferBytes = 16 * 1024;

    /// <summary>Names that are looked up at a time: each may hold a thread.</summary>
    public const int Lookups = 8;
}
