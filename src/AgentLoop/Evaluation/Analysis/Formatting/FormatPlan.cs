using System.Text;
using System.Text.RegularExpressions;

namespace AgentLoop;

/// <summary>Which formatters a repository asks for, and which of them are there.</summary>
internal sealed partial class FormatPlan(FormatEvaluatorOptions options)
{
    private const int LongestConfiguration = 1024 * 1024;

    /// <summary>The tools that are wanted for these files.</summary>
    public async ValueTask<IReadOnlyList<FormatTool>> WantedAsync(IWorkspaceView view, IReadOnlyList<FileEdit> edits, CancellationToken cancellationToken)
    {
        List<FormatTool> wanted = [];
        foreach (FormatTool tool in FormatTools.All.Where(tool => edits.Any(edit => tool.Formats(edit.Path))))
        {
            if (options.Tools?.Contains(tool.Name, StringComparer.Ordinal) ?? await IsConfiguredAsync(tool, view, cancellationToken).ConfigureAwait(false))
                wanted.Add(tool);
        }

        return wanted;
    }

    /// <summary>Which of these programs the sandbox has.</summary>
    public static async ValueTask<IReadOnlySet<string>> PresentAsync(ISandboxSession session, IEnumerable<FormatTool> tools,
        CancellationToken cancellationToken)
    {
        string script = string.Join('\n', tools.Select(tool => tool.Program).Distinct(StringComparer.Ordinal)
            .Select(program => $"command -v {program} >/dev/null 2>&1 && echo {program}"));
        CommandResult found = await session.ExecuteAsync(SandboxCommand.Shell($"{script}\ntrue") with { Timeout = TimeSpan.FromMinutes(1) },
            cancellationToken).ConfigureAwait(false);
        return found.StandardOutput.Text.Split('\n').Select(line => line.Trim()).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The edition of Rust that the topmost crate is written in; 2021 where none says.</summary>
    public static async ValueTask<string> EditionAsync(IWorkspaceView view, CancellationToken cancellationToken)
    {
        foreach (WorkspaceEntry entry in view.Snapshot.Entries
            .Where(entry => Path.GetFileName(entry.Path) is "Cargo.toml" && entry.Length < LongestConfiguration).OrderBy(entry => entry.Path.Length))
        {
            ReadOnlyMemory<byte> content = await view.ReadAsync(entry.Path, cancellationToken).ConfigureAwait(false) ?? default;
            if (Edition().Match(Encoding.UTF8.GetString(content.Span)) is { Success: true } match)
                return match.Groups["year"].Value;
        }

        return "2021";
    }

    [GeneratedRegex(@"^edition\s*=\s*""(?<year>20\d\d)""", RegexOptions.NonBacktracking | RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Edition();

    private static async ValueTask<bool> IsConfiguredAsync(FormatTool tool, IWorkspaceView view, CancellationToken cancellationToken)
    {
        foreach (WorkspaceEntry entry in view.Snapshot.Entries.Where(entry => tool.IsConfiguration(entry.Path) && entry.Length < LongestConfiguration))
        {
            if (tool.Word(entry.Path) is not { } word)
                return true;
            ReadOnlyMemory<byte> content = await view.ReadAsync(entry.Path, cancellationToken).ConfigureAwait(false) ?? default;
            if (Encoding.UTF8.GetString(content.Span).Has(word))
                return true;
        }

        return false;
    }
}
