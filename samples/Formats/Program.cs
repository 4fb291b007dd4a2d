using Shirube.Samples.Formats;

if (args.Length != 2)
{
    Console.Error.WriteLine("usage: Formats SAMPLE.txt FOLDER");
    return 2;
}
foreach (var file in SampleFormats.Write(File.ReadAllText(args[0]), args[1]))
    Console.WriteLine(Path.Combine(args[1], file));
return 0;
