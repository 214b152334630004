using System.Buffers;
using System.Text;

namespace AgentLoop;

/// <summary>Finds processes by the variable they inherited.</summary>
internal static class ProcessMark
{
    private const int EnvironmentRoom = 256 * 1024;

    private static readonly byte[] Variable = Encoding.UTF8.GetBytes($"\0{ChildEnvironment.MarkName}=");

    /// <summary>The mark that a process was started with; <see langword="null"/> where there is none, or none that we may see.</summary>
    public static string? Of(int processId)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(EnvironmentRoom);
        try
        {
            ReadOnlySpan<byte> rest = ProcFile.Read($"/proc/{processId}/environ", buffer);
            int at = rest.StartsWith(Variable.AsSpan(1)) ? -1 : rest.IndexOf(Variable);
            if (at < 0 && !rest.StartsWith(Variable.AsSpan(1)))
                return null;
            rest = rest[(at + Variable.Length)..];
            int end = rest.IndexOf((byte)0);
            return Encoding.UTF8.GetString(end < 0 ? rest : rest[..end]);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Whether a process has a mark that begins so.</summary>
    public static bool Carries(int processId, string markPrefix) => Of(processId)?.StartsWith(markPrefix, StringComparison.Ordinal) == true;
}
