using System.Globalization;

namespace AgentLoop.ConformanceTests.Programs;

/// <summary>Makes and enters namespaces. Those of users take a program with one thread, and are left to <c>unshare</c>.</summary>
internal static class NamespaceAttempt
{
    private const int OwnFolders = 0x200;
    private const int Mounts = 0x20000;
    private const int Network = 0x40000000;

    /// <summary>A mount namespace of its own.</summary>
    public static AttemptResult MakeMounts(string[] arguments) => Kernel.Judge(arguments.Length == 0 && Kernel.Call(272, 97, Mounts) == 0);

    /// <summary>The mounts or the network of another process.</summary>
    /// <param name="arguments">The process.</param>
    public static AttemptResult Enter(string[] arguments)
    {
        const int OpenProcess = 434;
        nint process = Kernel.CallNew(OpenProcess, nint.Parse(arguments[0], CultureInfo.InvariantCulture));
        _ = Kernel.Call(272, 97, OwnFolders);
        return Kernel.Judge(process >= 0 && (Kernel.Call(308, 268, process, Network) == 0 || Kernel.Call(308, 268, process, Mounts) == 0));
    }
}
