namespace QuickStart;

/// <summary>What the process says of itself when it ends.</summary>
internal static class ExitCode
{
    /// <summary>The run succeeded, and its record holds.</summary>
    public const int Success = 0;

    /// <summary>It did not.</summary>
    public const int Failure = 1;

    /// <summary>What was asked for cannot be done; nothing was begun.</summary>
    public const int BadInput = 2;
}
