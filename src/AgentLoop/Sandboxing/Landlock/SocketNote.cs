namespace AgentLoop;

/// <summary>Explains failures that come from having no sockets, where the program's own words do not.</summary>
internal static class SocketNote
{
    private const string VsTestServer = "Microsoft.VisualStudio.TestPlatform.CommunicationUtilities";

    /// <summary>A sentence, or <see langword="null"/> where there is nothing to say.</summary>
    public static string? On(CommandResult result) =>
        !result.Succeeded && result.StandardError.Text.Contains(VsTestServer, StringComparison.Ordinal)
            ? "[The landlock sandbox gives no sockets, and VSTest talks to its test host over loopback TCP: run the test program itself "
                + "(dotnet exec Tests.dll), or allow the network.]"
            : null;
}
