namespace AgentLoop.ConformanceTests.Programs;

/// <summary>Puts a key where all processes of the user find it.</summary>
internal static unsafe class KeyringAttempt
{
    private const int OfUser = -4;
    private const int Invalidate = 21;

    /// <summary>Adds the key, and takes it away again.</summary>
    public static AttemptResult AddKey(string[] arguments)
    {
        fixed (byte* type = Kernel.Text("user"), name = Kernel.Text("agentloop-conformance"))
        {
            nint key = Kernel.Call(248, 217, (nint)type, (nint)name, (nint)name, 1, OfUser);
            if (key >= 0)
                _ = Kernel.Call(250, 219, Invalidate, key);
            return Kernel.Judge(arguments.Length == 0 && key >= 0);
        }
    }
}
