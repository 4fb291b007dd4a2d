using Shirube.App.Cli;

return await CommandLine.RunAsync(args);
