using QuickStart;

return await QuickStartCommand.RunAsync(args, Terminal.Open(), Console.Error);
