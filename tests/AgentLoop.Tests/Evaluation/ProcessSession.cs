using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace AgentLoop.Tests.Evaluating;

/// <summary>Runs commands as plain processes in a temporary folder, which goes with it.</summary>
internal sealed class ProcessSession : ISandboxSession
{
    public string Root { get; } = Directory.CreateTempSubdirectory("agentloop-evaluation-").FullName;

    public List<SandboxCommand> Commands { get; } = [];

    public async ValueTask<CommandResult> ExecuteAsync(SandboxCommand command, CancellationToken cancellationToken = default)
    {
        Commands.Add(command);
        long began = Stopwatch.GetTimestamp();
        using Process process = new() { StartInfo = StartInfo(command) };
        try
        {
            process.Start();
        }
        catch (Win32Exception exception)
        {
            return new CommandResult { End = CommandEnd.NotStarted, ExitCode = -1, StartFailure = exception.Message };
        }

        StringBuilder output = Collect(process.StandardOutput);
        StringBuilder errors = Collect(process.StandardError);
        await WriteInputAsync(process, command);
        CommandEnd end = await WaitAsync(process, command.Timeout, cancellationToken);
        await Task.Delay(50, cancellationToken);
        return new CommandResult
        {
            End = end,
            ExitCode = process.ExitCode,
            Duration = Stopwatch.GetElapsedTime(began),
            StandardOutput = Kept(output, command.MaxOutputBytes),
            StandardError = Kept(errors, command.MaxOutputBytes),
        };
    }

    public async ValueTask<ReadOnlyMemory<byte>?> ReadFileAsync(string path, CancellationToken cancellationToken = default) =>
        File.Exists(Path.Combine(Root, path)) ? new ReadOnlyMemory<byte>(await File.ReadAllBytesAsync(Path.Combine(Root, path), cancellationToken)) : default(ReadOnlyMemory<byte>?);

    public async ValueTask WriteFileAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default)
    {
        string file = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllBytesAsync(file, content, cancellationToken);
    }

    public ValueTask WriteFileAsync(string path, string content) => WriteFileAsync(path, Encoding.UTF8.GetBytes(content));

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Root, recursive: true);
        return ValueTask.CompletedTask;
    }

    private ProcessStartInfo StartInfo(SandboxCommand command)
    {
        ProcessStartInfo info = new(command.Program, command.Arguments)
        {
            UseShellExecute = false,
            WorkingDirectory = Path.Combine(Root, command.WorkingDirectory),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in command.Environment)
            info.Environment[name] = value;
        return info;
    }

    private static async Task WriteInputAsync(Process process, SandboxCommand command)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(command.StandardInput);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // it does not read its input
        }
    }

    private static async Task<CommandEnd> WaitAsync(Process process, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout);
        try
        {
            // not WaitForExitAsync, which waits for the pipes too, and those a forked child keeps open
            while (!process.HasExited)
                await Task.Delay(5, limit.Token);
            return CommandEnd.Exited;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit(1000);
            cancellationToken.ThrowIfCancellationRequested();
            return CommandEnd.TimedOut;
        }
    }

    private static StringBuilder Collect(StreamReader reader)
    {
        StringBuilder text = new();
        _ = Task.Run(async () =>
        {
            char[] buffer = new char[64 * 1024];
            int count;
            while ((count = await reader.ReadAsync(buffer)) > 0)
            {
                lock (text)
                    text.Append(buffer, 0, count);
            }
        });
        return text;
    }

    private static CapturedOutput Kept(StringBuilder collected, int max)
    {
        string text;
        lock (collected)
            text = collected.ToString();

        return text.Length <= max
            ? new CapturedOutput { Text = text }
            : new CapturedOutput { Text = $"{text.AsSpan(0, max / 2)}\n… cut …\n{text.AsSpan(text.Length - (max / 2))}", DroppedBytes = text.Length - max };
    }
}
