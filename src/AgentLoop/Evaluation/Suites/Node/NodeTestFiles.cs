namespace AgentLoop;

/// <summary>Tells the test files of JavaScript and TypeScript by their names.</summary>
internal static class NodeTestFiles
{
    private static readonly string[] Extensions = [".js", ".mjs", ".cjs", ".ts", ".mts", ".cts", ".jsx", ".tsx"];

    /// <summary>Whether a file is called, or stands, as runners look for tests.</summary>
    public static bool IsCalledSo(string path)
    {
        string extension = Path.GetExtension(path);
        if (!Extensions.Contains(extension, StringComparer.Ordinal))
            return false;
        string stem = Path.GetFileNameWithoutExtension(path);
        return stem is "test" or "spec" || stem.StartsWith("test-", StringComparison.Ordinal)
            || Array.Exists([".test", ".spec", "-test", "_test"], end => stem.EndsWith(end, StringComparison.Ordinal))
            || path.Split('/')[..^1].Any(folder => folder is "test" or "tests" or "__tests__");
    }
}
