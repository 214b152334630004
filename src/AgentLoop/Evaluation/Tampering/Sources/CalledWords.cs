namespace AgentLoop;

/// <summary>The calls that make a test, or a group of them.</summary>
internal static class CalledWords
{
    public static bool Are(string word) => Group(word) || word is "it" or "test" or "specify" or "xit" or "xtest" or "fit" or "ftest" or "xspecify" or "bench";

    public static bool Group(string word) => word is "describe" or "context" or "suite" or "xdescribe" or "fdescribe" or "xcontext" or "fcontext";
}
