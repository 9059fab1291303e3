"""The queues and the funnel as SimPy's own documentation would write them: a process a customer.

simpy_models.py <task as JSON>: prints one line of JSON."""
import json
import random
import resource
import sys

import simpy


def stations_in_a_row(parameters, customers):
    environment = simpy.Environment()
    stations = [simpy.Resource(environment, capacity=parameters["servers"]) for _ in range(parameters["stations"])]
    stays = []

    def customer():
        came = environment.now
        for station in stations:
            with station.request() as request:
                yield request
                yield environment.timeout(random.expovariate(1))
        stays.append(environment.now - came)

    def source():
        for _ in range(customers):
            yield environment.timeout(random.expovariate(parameters["lambda"]))
            environment.process(customer())

    environment.process(source())
    environment.run()
    return {"events": customers * (1 + len(stations)), "answer": {"stay": sum(stays) / len(stays)}}


def funnel(parameters, visitors):
    environment = simpy.Environment()
    stages = list(zip(parameters["pass"], parameters["meanDays"]))
    days = [0.0] * len(stages)
    entries = [0] * len(stages)
    won = []

    def visitor():
        for at, (chance, mean) in enumerate(stages):
            length = random.expovariate(1 / mean)
            days[at] += length
            entries[at] += 1
            yield environment.timeout(length)
            if random.random() >= chance:
                return
        won.append(environment.now)

    def source():
        for _ in range(visitors):
            yield environment.timeout(random.expovariate(parameters["perDay"]))
            environment.process(visitor())

    environment.process(source())
    environment.run()
    total = sum(length / count for length, count in zip(days, entries))
    return {"events": visitors + sum(entries), "answer": {"conversion": len(won) / visitors, "days": total}}


def cpu_milliseconds():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return (usage.ru_utime + usage.ru_stime) * 1000


def main():
    task = json.loads(sys.argv[1])
    random.seed(task["seed"])
    model = funnel if task["workload"] == "funnel-6" else stations_in_a_row
    model(task["parameters"], task["size"])
    began = cpu_milliseconds()
    ran = model(task["parameters"], task["size"])
    print(json.dumps({**ran, "milliseconds": cpu_milliseconds() - began}))


main()
