using System.Text;

namespace AgentLoop;

/// <summary>Explains failures that come from having no sockets, where the program's own words do not.</summary>
internal static class SocketNote
{
    private static readonly byte[] Note = Encoding.UTF8.GetBytes(
        "\n[The landlock sandbox gives no sockets unless they are granted, and VSTest talks to its test host over loopback TCP: run the test program "
        + "itself (dotnet exec Tests.dll), or grant NetworkGrant.Loopback.]\n");

    /// <summary>Adds a sentence to what a failed test run wrote to standard error.</summary>
    public static ChildResult AddTo(ChildResult result) => result.ExitCode != 0
        && result.StandardError.AsSpan().IndexOf("Microsoft.VisualStudio.TestPlatform.CommunicationUtilities"u8) >= 0
            ? result with { StandardError = [.. result.StandardError, .. Note] }
            : result;
}
