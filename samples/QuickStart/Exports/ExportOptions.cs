using System.CommandLine;

namespace QuickStart;

/// <summary>The options of <c>export</c> alone.</summary>
internal sealed class ExportOptions
{
    private static readonly string Usual = ExportFormat.All[0].Name;

    private readonly Option<string?> format = new("--format")
    {
        HelpName = "NAME",
        Description = $"What to write: {string.Join(", ", ExportFormat.All.Select(f => f.Name))}. Without it, {Usual}.",
    };

    private readonly Option<string?> output = new("--out") { HelpName = "FILE", Description = "Where to write it. Without it, a file named after the run, here." };

    private readonly Option<string?> key = new("--key") { HelpName = "FILE", Description = "The private key that signs what is signed: ECDSA over P-256, in PEM." };

    public IEnumerable<Option> All => [format, output, key];

    /// <summary>Which format is asked for, where it goes, and what signs it.</summary>
    public (ExportFormat Format, string? Output, string? Key) Read(ParseResult parsed) =>
        (ExportFormat.All.First(f => f.Name == (parsed.GetValue(format) ?? Usual)), parsed.GetValue(output), parsed.GetValue(key));

    /// <summary>What makes no sense, in a sentence.</summary>
    public void Validate(System.CommandLine.Parsing.CommandResult command)
    {
        string name = command.GetValue(format) ?? Usual;
        if (ExportFormat.All.FirstOrDefault(f => f.Name == name) is not { } known)
            command.AddError($"--format takes {string.Join(", ", ExportFormat.All.Select(f => f.Name))}, not \"{name}\".");
        else if (known.IsSigned != command.GetValue(key) is not null)
            command.AddError(known.IsSigned ? $"--format {name} is signed; give the key with --key." : $"--key belongs to a format that is signed, and {name} is not.");
    }
}
