namespace AgentLoop.ConformanceTests.Programs;

/// <summary>The attempts by name.</summary>
internal static class AttemptList
{
    private static readonly Dictionary<string, Func<string[], AttemptResult>> All = new(StringComparer.Ordinal)
    {
        ["attribute"] = AttributeAttempt.Set,
        ["connect-tcp"] = TcpAttempt.Connect,
        ["connect-unix"] = UnixSocketAttempt.Connect,
        ["deep-folders"] = FolderAttempt.MakeDeep,
        ["descriptors"] = DescriptorAttempt.Open,
        ["enter"] = NamespaceAttempt.Enter,
        ["foreign-calls"] = ForeignCallAttempt.AddKey,
        ["has-attribute"] = AttributeAttempt.Read,
        ["io-uring"] = IoUringAttempt.SetUp,
        ["keyring"] = KeyringAttempt.AddKey,
        ["lease"] = LeaseAttempt.Take,
        ["loopback"] = LoopbackAttempt.Connect,
        ["make-unix"] = UnixSocketAttempt.Make,
        ["memory"] = MemoryAttempt.Touch,
        ["mount"] = MountAttempt.Mount,
        ["new-mounts"] = NamespaceAttempt.MakeMounts,
        ["proxied"] = ProxyAttempt.Connect,
        ["ptrace"] = TraceAttempt.Attach,
        ["push-input"] = TerminalAttempt.Push,
        ["read-descriptors"] = DescriptorAttempt.Read,
        ["read-memory"] = TraceAttempt.ReadMemory,
        ["realtime"] = RealtimeAttempt.Schedule,
        ["remount"] = MountAttempt.Remount,
        ["resolve"] = NameAttempt.Ask,
        ["send-udp"] = UdpAttempt.Send,
        ["setuid-files"] = SetUserBitAttempt.MakeFiles,
        ["socket"] = SocketAttempt.Open,
        ["terminal"] = TerminalHost.Offer,
    };

    public static Func<string[], AttemptResult>? Find(string name) => All.GetValueOrDefault(name);
}
