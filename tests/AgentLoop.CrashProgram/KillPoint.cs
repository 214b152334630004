using System.Diagnostics;

namespace AgentLoop.CrashProgram;

/// <summary>Where this process is killed, as <c>kill -9</c> does.</summary>
internal static class KillPoint
{
    /// <summary>What <c>AGENTLOOP_KILL</c> says.</summary>
    public static string Wanted { get; } = Environment.GetEnvironmentVariable("AGENTLOOP_KILL") ?? "";

    /// <summary>Dies where this is the place.</summary>
    public static void Reach(string place)
    {
        if (place == Wanted)
            Die();
    }

    public static void Die()
    {
        using Process self = Process.GetCurrentProcess();
        self.Kill();
        Thread.Sleep(Timeout.Infinite);
    }
}
