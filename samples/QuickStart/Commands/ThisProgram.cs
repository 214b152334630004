using System.Buffers;

namespace QuickStart;

/// <summary>How this program is started again.</summary>
internal static class ThisProgram
{
    private const string Project = "samples/QuickStart";

    /// <summary>What a shell reads as more than itself.</summary>
    private static readonly SearchValues<char> Special = SearchValues.Create(" \t\n'\"$`\\*?[#~!;&|<>(){}");

    public static string Command => CommandOf(Environment.ProcessPath ?? "", Environment.GetCommandLineArgs()[0], Environment.CurrentDirectory);

    /// <summary>By the project where one stands at the top of its repository, and by the program itself elsewhere.</summary>
    /// <param name="process">The file that runs.</param>
    /// <param name="assembly">The file of this program.</param>
    /// <param name="folder">The folder that the user is in.</param>
    public static string CommandOf(string process, string assembly, string folder)
    {
        if (Path.GetFileNameWithoutExtension(process) == "dotnet")
            return $"dotnet {Quoted(assembly)}";
        string project = Path.Combine(folder, Project);
        return Path.GetFullPath(assembly).StartsWith(project + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? $"dotnet run --project {Project} --"
            : Quoted(process);
    }

    /// <summary>A word as a shell takes it for one.</summary>
    public static string Quoted(string word) =>
        word.Length > 0 && word.AsSpan().IndexOfAny(Special) < 0 ? word : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
