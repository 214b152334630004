namespace Snippets;

/// <summary>What a chat client of one's own throws.</summary>
public sealed class MyRefusedException(int status, string code, string message, string? retryAfter) : Exception(message)
{
    public int Status => status;

    public string Code => code;

    public string? RetryAfter => retryAfter;
}
