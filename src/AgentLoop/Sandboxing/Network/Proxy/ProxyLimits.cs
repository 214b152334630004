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

    /// <summary>For a request's head to arrive.</summary>
    public static readonly TimeSpan Head = TimeSpan.FromSeconds(15);

    /// <summary>For a name to be resolved and a connection made.</summary>
    public static readonly TimeSpan Connect = TimeSpan.FromSeconds(30);

    /// <summary>Without a byte in either direction.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(5);

    /// <summary>For a client to read why it was refused.</summary>
    public static readonly TimeSpan Farewell = TimeSpan.FromSeconds(1);
}
