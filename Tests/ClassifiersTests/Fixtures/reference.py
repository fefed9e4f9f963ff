"""Writes reference.json: what scikit-learn learns from a small seeded matrix.

    pip install scikit-learn==1.9.1 && python3 Tests/ClassifiersTests/Fixtures/reference.py

The Swift tests fit the same rows and compare weights, biases and scores.
"""
import json
import pathlib

import numpy as np
import sklearn
from sklearn.linear_model import LogisticRegression
from sklearn.naive_bayes import BernoulliNB, ComplementNB, MultinomialNB

random = np.random.default_rng(7)
rows, features, classes = 40, 12, 3
truth = random.integers(0, classes, rows)
rates = random.gamma(0.6, 1.5, (classes, features))
counts = random.poisson(rates[truth]).astype(float)
labels = [[c for c in range(classes) if c == t or random.random() < 0.25] for t in truth]
values = counts / np.maximum(1e-12, np.linalg.norm(counts, axis=1, keepdims=True))


def listed(array):
    return np.asarray(array).tolist()


def logistic(target, penalty):
    model = LogisticRegression(C=1 / penalty, tol=1e-12, max_iter=100000)
    model.fit(values, target)
    return model


multinomial = MultinomialNB(alpha=0.5).fit(counts, truth)
complement = ComplementNB(alpha=0.5).fit(counts, truth)
normalised = ComplementNB(alpha=0.5, norm=True).fit(counts, truth)
bernoulli = BernoulliNB(alpha=0.5).fit(counts, truth)
softmax = logistic(truth, 0.5)
binary = [logistic([int(c in row) for row in labels], 0.5) for c in range(classes)]
weak = [logistic([int(c in row) for row in labels], 0.01) for c in range(classes)]
document = {
    "scikit-learn": sklearn.__version__,
    "counts": listed(counts),
    "values": listed(values.astype(np.float32)),
    "classes": listed(truth),
    "labels": labels,
    "multinomial": {"smoothing": 0.5, "scores": listed(multinomial._joint_log_likelihood(counts))},
    "complement": {"smoothing": 0.5, "scores": listed(complement._joint_log_likelihood(counts))},
    "complementNormalised": {"smoothing": 0.5, "scores": listed(normalised._joint_log_likelihood(counts))},
    "bernoulli": {"smoothing": 0.5, "scores": listed(bernoulli._joint_log_likelihood((counts > 0).astype(float)))},
    "softmax": {"penalty": 0.5, "weights": listed(softmax.coef_.T), "probabilities": listed(softmax.predict_proba(values))},
    "logistic": {
        "penalty": 0.5,
        "weights": listed(np.concatenate([m.coef_ for m in binary]).T),
        "biases": [float(m.intercept_[0]) for m in binary],
    },
    "logisticWeak": {
        "penalty": 0.01,
        "weights": listed(np.concatenate([m.coef_ for m in weak]).T),
        "biases": [float(m.intercept_[0]) for m in weak],
    },
}
path = pathlib.Path(__file__).with_name("reference.json")
path.write_text(json.dumps(document) + "\n")
