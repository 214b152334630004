using System.Text;

namespace AgentLoop;

/// <summary>The lines before a patch that name its run. Whoever applies the patch passes over them.</summary>
internal static class PatchHeader
{
    public static byte[] Write(IntegrationRequest request)
    {
        string subject = "Subject: " + CommitMessage.FirstLine(request.Brief.Goal);
        return Encoding.UTF8.GetBytes(string.Join('\n', CommitMessage.Trailers(request with { Checkpoint = null }).Append(subject)) + "\n\n");
    }

    /// <summary>Whether a file begins with the name of the same run.</summary>
    public static bool IsOf(ReadOnlySpan<byte> file, IntegrationRequest request) =>
        file.StartsWith(Encoding.UTF8.GetBytes(CommitMessage.Trailers(request).First() + "\n"));
}
