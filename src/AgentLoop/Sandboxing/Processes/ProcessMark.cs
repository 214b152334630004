using System.Buffers;
using System.Text;

namespace AgentLoop;

/// <summary>Finds processes by the variable they inherited.</summary>
internal static class ProcessMark
{
    private const int EnvironmentRoom = 256 * 1024;

    /// <summary>Whether the environment that the process was started with carries a mark that begins so.</summary>
    public static bool Carries(int processId, string markPrefix)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(EnvironmentRoom);
        ReadOnlySpan<byte> environment = ProcFile.Read($"/proc/{processId}/environ", buffer);
        byte[] variable = Encoding.UTF8.GetBytes($"\0{ChildEnvironment.MarkName}={markPrefix}");
        bool carries = environment.StartsWith(variable.AsSpan(1)) || environment.IndexOf(variable) >= 0;
        ArrayPool<byte>.Shared.Return(buffer);
        return carries;
    }
}
